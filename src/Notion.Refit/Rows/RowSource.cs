namespace Notion.Refit.Rows;

/// <summary>The data source of a row type: its id, or the id or address of a database with one data source.</summary>
public readonly record struct RowSource
{
    private RowSource(Guid id, bool mayBeDataSource)
    {
        Id = id;
        MayBeDataSource = mayBeDataSource;
    }

    /// <summary>Gets the id.</summary>
    internal Guid Id { get; }

    /// <summary>Gets whether the id can be that of a data source.</summary>
    internal bool MayBeDataSource { get; }

    /// <summary>Converts the id of a data source.</summary>
    /// <param name="id">The id.</param>
    public static implicit operator RowSource(DataSourceId id) => new(id.Value, mayBeDataSource: true);

    /// <summary>Converts the id of a database, which must have one data source.</summary>
    /// <param name="id">The id.</param>
    public static implicit operator RowSource(DatabaseId id) => new(id.Value, mayBeDataSource: false);

    /// <summary>Converts text: the id of a data source or database, or the address of a database.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">The text is not an id and not an address that contains one.</exception>
    public static implicit operator RowSource(string text) => Parse(text);

    /// <summary>Parses text: the id of a data source or database, or the address of a database.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException">The text is not an id and not an address that contains one.</exception>
    public static RowSource Parse(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return DataSourceId.TryParse(text, out DataSourceId id) ? id : DatabaseId.Parse(text);
    }

    /// <summary>Returns the id.</summary>
    /// <returns>The id with dashes.</returns>
    public override string ToString() => Id.ToString();
}
