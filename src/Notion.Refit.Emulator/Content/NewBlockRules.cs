using Notion.Refit.Emulator.Core;
using Notion.Refit.Emulator.Errors;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Content;

/// <summary>What new blocks of some kinds must have, which an update of them need not have.</summary>
/// <remarks>Assumption: the wording; the recordings have none of these errors.</remarks>
internal static class NewBlockRules
{
    /// <summary>Checks a block that a request makes.</summary>
    /// <param name="content">The block.</param>
    /// <param name="children">What the request puts into it.</param>
    /// <param name="place">Where it stands in the body.</param>
    /// <param name="context">The request.</param>
    /// <exception cref="ApiException">Something is missing, or must not be there.</exception>
    public static void Check(WritableBlockContent content, IReadOnlyList<WritableBlockContent> children, string place, RequestContext context)
    {
        string payload = $"{place}.{content.Type}";
        if (content is TableBlock { TableWidth: null })
            throw Missing($"{payload}.table_width");
        if (content is TableBlock or ColumnListBlock && children.Count == 0)
            throw Missing($"{payload}.children");
        if (children.Count > 0 && !NestingRules.TakesChildren(content))
            throw ApiErrors.FailedValidation("body", ApiErrors.ShouldNotBePresent($"{payload}.children", ModelJson.ToText(children)));
        if (content is SyncedBlock { SyncedFrom.BlockId.Value: var original })
            CheckOriginal(original, context);
    }

    private static void CheckOriginal(Guid id, RequestContext context)
    {
        if (context.FindNode(id) is not { IsInTrash: false } node)
            throw ApiErrors.NotFound(ObjectKind.Block, id, context.Connection);
        if (node is not StoredBlock { Content: SyncedBlock { SyncedFrom: null } })
            throw ApiErrors.Validation($"Block with ID {id} is not an original synced block, so that there can be no copy of it.");
    }

    private static ApiException Missing(string place) => ApiErrors.FailedValidation("body", ApiErrors.ShouldBeDefined(place));
}
