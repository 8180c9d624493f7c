using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Core;
using Notion.Refit.Emulator.Routing;

namespace Notion.Refit.Emulator.Endpoints.Views;

/// <summary>A view with filter, sorts and layout.</summary>
internal sealed class RetrieveView : IEndpoint
{
    public NotionOperation Operation => NotionOperations.RetrieveView;

    public Answer Handle(RequestContext context) => ViewAnswer.Of(context.View(context.PathId("view_id")), context.Scope);
}
