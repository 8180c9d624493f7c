using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Outside.Webhooks;

/// <summary>The cause of a webhook event, before it is collected with others of the same type and object.</summary>
/// <param name="Type">The event type.</param>
/// <param name="Entity">The object.</param>
/// <param name="Author">The author of the change.</param>
/// <param name="Subject">The node that a connection must see to receive the event; null when every connection receives it.</param>
internal sealed record WebhookSignal(string Type, EntityReference Entity, StoredUser Author, StoredNode? Subject)
{
    /// <summary>The object's parent; null where events have none.</summary>
    public EntityParent? Parent { get; init; }

    /// <summary>Changed or added content.</summary>
    public IReadOnlyList<EntityReference> Blocks { get; init; } = [];

    /// <summary>Changed properties of a page, encoded.</summary>
    public IReadOnlyList<PropertyId> Properties { get; init; } = [];

    /// <summary>Changed properties of a schema.</summary>
    public IReadOnlyList<SchemaChange> Schema { get; init; } = [];

    /// <summary>Changed fields of a view.</summary>
    public IReadOnlyList<ViewField> Fields { get; init; } = [];

    /// <summary>The layout of a view.</summary>
    public ViewType? ViewType { get; init; }

    /// <summary>The page of a comment.</summary>
    public PageId? PageId { get; init; }

    /// <summary>The meeting notes whose transcript is gone.</summary>
    public EntityReference? Target { get; init; }

    /// <summary>The transcript.</summary>
    public string? TranscriptId { get; init; }

    /// <summary>The failed import.</summary>
    public FileImportResult? Import { get; init; }

    /// <summary>Whether the event is sent without waiting for others.</summary>
    public bool IsImmediate => Type.StartsWith("comment.", StringComparison.Ordinal) || Type is "page.locked" or "page.unlocked";

    /// <summary>Joins a later signal of the same type and object to this one.</summary>
    public WebhookSignal Join(WebhookSignal later) => later with
    {
        Blocks = [.. Blocks.UnionBy(later.Blocks, block => block.Id)],
        Properties = [.. Properties.Union(later.Properties)],
        Schema = [.. Schema.Concat(later.Schema).GroupBy(change => change.Id).Select(Last).OfType<SchemaChange>()],
        Fields = [.. Fields.Union(later.Fields)],
    };

    // Created and changed is created; created and deleted is nothing.
    private static SchemaChange? Last(IEnumerable<SchemaChange> changes)
    {
        SchemaChange[] all = [.. changes];
        if (all[0].Action != SchemaChangeAction.Created)
            return all[^1];
        return all[^1].Action == SchemaChangeAction.Deleted ? null : all[^1] with { Action = SchemaChangeAction.Created };
    }
}
