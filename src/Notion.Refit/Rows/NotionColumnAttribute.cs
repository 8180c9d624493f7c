namespace Notion.Refit.Rows;

/// <summary>Names the column of a member, for columns whose name differs from that of the member by more than case, blanks and punctuation.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class NotionColumnAttribute : Attribute
{
    /// <summary>Initializes the attribute; set <see cref="Id"/>.</summary>
    public NotionColumnAttribute()
    {
    }

    /// <summary>Initializes the attribute with the exact name of the column.</summary>
    /// <param name="name">The name. Letter case counts.</param>
    public NotionColumnAttribute(string name) => Name = name;

    /// <summary>Gets the exact name of the column; null when it is found by <see cref="Id"/>.</summary>
    public string? Name { get; }

    /// <summary>Gets or sets the id of the property, which stays the same when the column is renamed. It takes precedence over <see cref="Name"/>.</summary>
    public string? Id { get; set; }
}
