namespace Notion.Refit;

/// <summary>The settings of the comparison of a data source with the schema that it must have.</summary>
public sealed record SchemaPlanOptions
{
    /// <summary>Earlier names of properties: the key is the wanted name. A property that has an earlier name is renamed.</summary>
    public IReadOnlyDictionary<string, string> EarlierNames { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether properties that are not wanted are to be removed, with their values. Default false: they are ignored.</summary>
    public bool RemoveOthers { get; init; }
}
