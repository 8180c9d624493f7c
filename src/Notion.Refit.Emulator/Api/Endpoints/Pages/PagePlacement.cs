using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Pages;

/// <summary>Resolves the position of a new page in the content of its parent.</summary>
internal static class PagePlacement
{
    /// <summary>Finds the place; null for the end.</summary>
    /// <exception cref="Protocol.Errors.ApiException">The block that the page is to follow is not there.</exception>
    public static int? Find(PagePosition? position, StoredNode? parent, RequestContext context)
    {
        switch (position)
        {
            case StartPagePosition:
                return 0;
            case AfterPagePosition after:
                Guid id = after.AfterBlock.Id.Value;
                int index = parent?.Children.FindIndex(child => child.Id == id) ?? -1;
                return index >= 0 ? index + 1 : throw ApiErrors.NotFound(ObjectKind.Block, id, context.Connection);
            default:
                return null;
        }
    }
}
