using System.Net.Http.Headers;
using Refit;

namespace Notion.Refit.SourceGenerator.Tests.Features;

/// <summary>Values in the query.</summary>
public interface IQueries
{
    [Get("/items")]
    Task<Item> ListAsync([AliasAs("start_cursor")] string? cursor = null, [AliasAs("page_size")] int? pageSize = null, bool? archived = null);

    [Get("/items")]
    Task<Item> FormattedAsync(DateTimeOffset since, DateOnly? day, decimal price, [Query(Format = "x4")] int number, [AliasAs("sort by")] Order? order);

    [Get("/items")]
    Task<Item> EachAsync(
        [Query(CollectionFormat.Multi)] IReadOnlyList<string>? names,
        [Query(CollectionFormat.Multi)] IEnumerable<ItemId> ids,
        [Query(CollectionFormat.Multi)] Order[]? orders);

    [Get("/items")]
    Task<Item> JoinedAsync([Query] int[]? numbers, [Query(CollectionFormat.Pipes)] IEnumerable<string> names, [Query(CollectionFormat.Csv)] IReadOnlyList<bool?>? flags = null);

    [Get("/items?archived=false&owner={owner}")]
    Task<Item> InTemplateAsync(string? owner, int? limit);

    [Get("/items")]
    Task<Item> ObjectAsync([Query] ItemFilter filter);

    [Get("/items")]
    Task<Item> TextAsync([Query(TreatAsString = true), AliasAs("media type")] MediaTypeHeaderValue? type, [Query(TreatAsString = true)] Order? order, [Query(TreatAsString = true)] bool? archived);

    [Post("/items")]
    Task<Item> PrefixedAsync([Query(".", "filter")] ItemFilter? filter, [Body] Item item);
}
