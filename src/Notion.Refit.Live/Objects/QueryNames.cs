using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Objects;

/// <summary>Finds the properties that filters and sorts name, by the schema of a data source.</summary>
/// <param name="schema">The schema.</param>
internal sealed class QueryNames(PropertyMap<DataSourceProperty> schema)
{
    /// <summary>Returns the filter with names that Notion knows.</summary>
    /// <exception cref="KeyNotFoundException">There is no such property. The message lists those that exist.</exception>
    public Filter? Of(Filter? filter) => filter switch
    {
        PropertyFilter property => property with { Property = Of(property.Property) },
        AndFilter all => all with { And = [.. all.And.Select(part => Of(part)!)] },
        OrFilter any => any with { Or = [.. any.Or.Select(part => Of(part)!)] },
        _ => filter,
    };

    /// <summary>Returns the sorts with names that Notion knows.</summary>
    /// <exception cref="KeyNotFoundException">There is no such property. The message lists those that exist.</exception>
    public IReadOnlyList<Sort> Of(IReadOnlyList<Sort> sorts) =>
        [.. sorts.Select(sort => sort is PropertySort property ? property with { Property = Of(property.Property) } : sort)];

    private string Of(string property) => schema.ContainsKey(property) ? property : schema.Find(property).Value.Id.Value;
}
