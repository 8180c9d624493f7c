using Notion.Refit.Generator.Emit.Values;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Operations;

/// <summary>A method that enumerates all pages of a list.</summary>
/// <param name="Name">The name without <c>Async</c>.</param>
/// <param name="ItemType">The type of an item.</param>
/// <param name="Branch">The branch of the items that it returns; null when it returns all items.</param>
/// <param name="Returns">The documentation of what it returns.</param>
internal sealed record PagingMethod(string Name, string ItemType, ObjectSchema? Branch, string Returns)
{
    private const string Ahead = "The next page is requested while the current one is enumerated.";

    /// <summary>Returns the methods of an operation: one, or two where the items are of several kinds.</summary>
    public static IEnumerable<PagingMethod> Of(Operation operation)
    {
        Pagination pagination = operation.Pagination!;
        string name = PagingEmitter.MethodName(operation.Method);
        string items = TypeNames.Of(pagination.ItemType);
        if (pagination.Only is not { } only)
        {
            yield return new(name, items, null, $"All items, page after page. {Ahead}");
            yield break;
        }

        yield return new(name, only.Name, only, $"All items that are a `{only.Name}`, page after page; others are skipped, `{pagination.Mixed}Async` returns them. {Ahead}");
        yield return new(pagination.Mixed!, items, null, $"All items of all kinds, page after page. {Ahead}");
    }
}
