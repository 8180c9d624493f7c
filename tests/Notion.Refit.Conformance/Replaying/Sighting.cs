using System.Text.Json;

namespace Notion.Refit.Conformance.Replaying;

/// <summary>An object that a conversation speaks of.</summary>
internal sealed class Sighting(Guid id, SeedKind kind, int order, int firstExchange, bool isCertain)
{
    public Guid Id { get; } = id;

    public SeedKind Kind { get; private set; } = kind;

    /// <summary>Whether its kind is sure. A path that names a block may mean a page.</summary>
    public bool IsCertain { get; private set; } = isCertain;

    /// <summary>Its place among all objects, in the order in which they were met.</summary>
    public int Order { get; } = order;

    /// <summary>The exchange in which it was met first.</summary>
    public int FirstExchange { get; } = firstExchange;

    /// <summary>Its place among all objects that are shown, in the order in which they are; null when it is only named.</summary>
    public int? FullOrder { get; set; }

    /// <summary>The exchange that shows it first; null when none does.</summary>
    public int? FirstFull { get; set; }

    /// <summary>What it looked like the first time it was shown.</summary>
    public JsonElement? Full { get; set; }

    /// <summary>What it looked like as a block; pages and databases, too.</summary>
    public JsonElement? AsBlock { get; set; }

    /// <summary>Its title, from places that do not show more of it.</summary>
    public string? Title { get; set; }

    /// <summary>What it is in, from places that do not show more of it.</summary>
    public Guid? Parent { get; set; }

    /// <summary>Whether it was in the trash when the conversation began; null when what is shown tells it.</summary>
    public bool? WasTrashed { get; set; }

    /// <summary>The id of what it is in; null at the top of the workspace, or when nothing tells.</summary>
    public Guid? ParentId => Parent ?? ParentOf(Full) ?? ParentOf(AsBlock);

    public void Decide(SeedKind kind)
    {
        Kind = kind;
        IsCertain = true;
    }

    private static Guid? ParentOf(JsonElement? json)
    {
        if (json?.Member("parent") is not { } parent)
            return null;

        // A row names its database beside its data source.
        foreach (string name in (ReadOnlySpan<string>)["data_source_id", "page_id", "block_id", "database_id"])
        {
            if (parent.Id(name) is { } found)
                return found;
        }

        return null;
    }
}
