using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Documents.Content;

/// <summary>Validates what new blocks must have and updates need not.</summary>
/// <remarks>Assumption: the wording; the recordings have none of these errors.</remarks>
internal static class NewBlockRules
{
    /// <summary>Checks a block that a request makes.</summary>
    /// <param name="payload">The JSON of the request under the name of the block's type.</param>
    /// <param name="content">The block with its members filled in.</param>
    /// <param name="children">What the request puts into it.</param>
    /// <param name="context">The request.</param>
    /// <exception cref="ApiException">Something is missing, or must not be there.</exception>
    public static void Check(BodyPart payload, WritableBlockContent content, IReadOnlyList<WritableBlockContent> children, RequestContext context)
    {
        if (content is TableBlock { TableWidth: null })
            throw Missing($"{payload.Path}.table_width");
        if (content is TableBlock or ColumnListBlock && children.Count == 0)
            throw Missing($"{payload.Path}.children");

        // A column may be empty, but must say so; a callout may say nothing of its icon, but not that it has none.
        if (content is ColumnBlock && payload.Member("children") is null)
            throw Missing($"{payload.Path}.children");
        if (content is CalloutBlock && payload.Member("icon") is { IsNull: true } icon)
            throw icon.ShouldBe("an object or `undefined`");
        if (children.Count > 0 && !NestingRules.TakesChildren(content))
            throw ApiErrors.FailedValidation("body", ApiErrors.ShouldNotBePresent($"{payload.Path}.children", ModelJson.ToText(children)));
        if (content is SyncedBlock { SyncedFrom.BlockId.Value: var original })
            CheckOriginal(original, context);
    }

    private static void CheckOriginal(Guid id, RequestContext context)
    {
        if (context.FindNode(id) is not { IsInTrash: false } node)
            throw ApiErrors.NotFound(ObjectKind.Block, id, context.Connection);
        if (node is not StoredBlock { Content: SyncedBlock { SyncedFrom: null } })
            throw ApiErrors.NotAnOriginal();
    }

    private static ApiException Missing(string place) => ApiErrors.FailedValidation("body", ApiErrors.ShouldBeDefined(place));
}
