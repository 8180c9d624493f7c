using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>The differences between a data source and the schema that it must have.</summary>
public sealed class SchemaPlan
{
    internal SchemaPlan(
        DataSource dataSource,
        IReadOnlyList<SchemaDifference> differences,
        PropertyMap<PropertyUpdate?> updates,
        PropertyMap<PropertyDefinition> wanted,
        SchemaPlanOptions options)
    {
        DataSource = dataSource;
        Differences = differences;
        Updates = updates;
        Wanted = wanted;
        Options = options;
    }

    /// <summary>The data source as it was read.</summary>
    public DataSource DataSource { get; }

    /// <summary>The differences, in the order of the wanted schema.</summary>
    public IReadOnlyList<SchemaDifference> Differences { get; }

    /// <summary>Whether the data source has the schema.</summary>
    public bool IsEmpty => Differences.Count == 0;

    /// <summary>Whether applying the plan drops values.</summary>
    public bool LosesData => Differences.Any(difference => difference.LosesData);

    /// <summary>The requests that are sent.</summary>
    internal PropertyMap<PropertyUpdate?> Updates { get; }

    /// <summary>The schema that the data source must have.</summary>
    internal PropertyMap<PropertyDefinition> Wanted { get; }

    /// <summary>The settings of the comparison.</summary>
    internal SchemaPlanOptions Options { get; }

    /// <summary>Returns the differences, a line each; "no differences" when there are none.</summary>
    /// <returns>The text. It is for people; its form may change.</returns>
    public override string ToString() => IsEmpty ? "no differences" : string.Join('\n', Differences);
}
