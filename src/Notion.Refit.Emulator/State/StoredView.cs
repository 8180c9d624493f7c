using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Snapshots;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.State;

/// <summary>A view of a database. It refers to properties by their decoded id only.</summary>
/// <remarks>The JSON in here is replaced as a whole, never changed.</remarks>
internal sealed class StoredView(Guid id, StoredDatabase database) : ISnapshotState
{
    public Guid Id { get; } = id;

    /// <summary>The database that has it as a tab, or that has its dashboard.</summary>
    public StoredDatabase Database { get; } = database;

    /// <summary>Whose rows it shows; null for a dashboard.</summary>
    public required StoredDataSource? DataSource { get; init; }

    public required string Name { get; set; }

    public required ViewType Type { get; init; }

    /// <summary>The condition that rows meet; null for all rows.</summary>
    public JsonObject? Filter { get; set; }

    /// <summary>The order of the rows; null for the usual one.</summary>
    public JsonArray? Sorts { get; set; }

    /// <summary>The conditions in the filter bar, by property; empty ones only show the property.</summary>
    public OrderedDictionary<string, JsonObject> QuickFilters { get; } = new(StringComparer.Ordinal);

    /// <summary>The layout; of a dashboard there are <see cref="Rows"/> instead.</summary>
    public JsonObject? Layout { get; set; }

    /// <summary>The rows of a dashboard.</summary>
    public List<StoredDashboardRow> Rows { get; } = [];

    /// <summary>The dashboard that it is a widget of; null for a tab.</summary>
    public StoredView? Dashboard { get; init; }

    public required DateTimeOffset CreatedTime { get; init; }

    public required DateTimeOffset LastEditedTime { get; set; }

    public required StoredUser CreatedBy { get; init; }

    public required StoredUser LastEditedBy { get; set; }
}
