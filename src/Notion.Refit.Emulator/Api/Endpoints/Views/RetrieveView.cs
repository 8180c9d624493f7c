using Notion.Refit.Emulator.Api.Answers;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;

namespace Notion.Refit.Emulator.Api.Endpoints.Views;

/// <summary>A view with filter, sorts and layout.</summary>
internal sealed class RetrieveView : IEndpoint
{
    public NotionOperation Operation => NotionOperations.RetrieveView;

    public Answer Handle(RequestContext context) => ViewAnswer.Of(context.View(context.PathId("view_id")), context.Scope);
}
