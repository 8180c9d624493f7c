using Notion.Refit.Models;

namespace Notion.Refit.Emulator.State;

/// <summary>A node as it was before a change.</summary>
/// <param name="IsNew">Whether the change created it.</param>
/// <param name="IsTrashed">Whether it was itself in the trash.</param>
/// <param name="IsLocked">Whether the page was locked.</param>
/// <param name="Parent">Its parent.</param>
/// <param name="Content">The content of a block.</param>
/// <param name="Values">The values of a page, by the decoded ids of their properties.</param>
/// <param name="Properties">The schema of a data source, by decoded ids.</param>
internal sealed record NodeBefore(
    bool IsNew,
    bool IsTrashed,
    bool IsLocked,
    StoredNode? Parent,
    BlockContent? Content,
    IReadOnlyDictionary<string, WritablePropertyValue> Values,
    IReadOnlyDictionary<string, StoredProperty> Properties)
{
    private static readonly Dictionary<string, WritablePropertyValue> NoValues = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, StoredProperty> NoProperties = new(StringComparer.Ordinal);

    public static NodeBefore New { get; } = new(IsNew: true, false, false, null, null, NoValues, NoProperties);

    public static NodeBefore Of(StoredNode node) => new(
        IsNew: false,
        node.IsTrashed,
        node is StoredPage { IsLocked: true },
        node.Parent,
        (node as StoredBlock)?.Content,
        node is StoredPage page ? page.PeekValues().ToDictionary(StringComparer.Ordinal) : NoValues,
        node is StoredDataSource source ? source.PeekProperties().ToDictionary(StringComparer.Ordinal) : NoProperties);
}
