using Notion.Refit.Emulator.Api.Answers;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;

namespace Notion.Refit.Emulator.Api.Endpoints.Pages;

/// <summary>A page with its properties, without its content.</summary>
internal sealed class RetrievePage : IEndpoint
{
    public NotionOperation Operation => NotionOperations.RetrievePage;

    public Answer Handle(RequestContext context) =>
        Answer.Of(PageAnswers.Of(context.Page(context.PathId("page_id")), context.Scope, [.. context.QueryValues("filter_properties")]));
}
