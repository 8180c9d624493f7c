namespace Notion.Refit;

/// <summary>The kinds of differences between a data source and the schema that it must have.</summary>
public enum SchemaDifferenceKind
{
    /// <summary>A property is missing.</summary>
    Add,

    /// <summary>A property has an earlier name.</summary>
    Rename,

    /// <summary>A property has another type. Notion converts the values it can and drops the others.</summary>
    Type,

    /// <summary>Options are missing.</summary>
    Options,

    /// <summary>A property of the same type has other settings: a number format, formula, rollup, prefix or description.</summary>
    Settings,

    /// <summary>A relation leads to another data source, or shows on other sides.</summary>
    Relation,

    /// <summary>A property is not wanted.</summary>
    Remove,
}
