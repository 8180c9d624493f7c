using Refit;

namespace Notion.Refit.SourceGenerator.Tests.Features;

/// <summary>Values in the path.</summary>
public interface IPaths
{
    [Get("/items/{name}")]
    Task<Item> ByTextAsync(string name);

    [Get("/items/{item_id}/children/{index}")]
    Task<Item> ByIdAsync([AliasAs("item_id")] ItemId id, int index);

    [Get("/items/{ITEMID}")]
    Task<Item> WithoutCaseAsync(ItemId itemId);

    [Get("/times/{time}/{day}/{number}/{flag}")]
    Task<Item> FormattedAsync(DateTimeOffset time, DateOnly day, double number, bool flag);

    [Get("/orders/{order}")]
    Task<Item> WithOwnTextAsync(Order order);

    [Get("/files/{**path}")]
    Task<Item> RestAsync(string path);

    [Get("/items/{name}/{name}")]
    Task<Item> TwiceAsync(string name);
}
