namespace Notion.Refit.Generator.Model;

/// <summary>The way a list is requested page by page.</summary>
/// <param name="Cursor">Name of the parameter or of the body's member that takes the cursor.</param>
/// <param name="InBody">Whether the cursor travels in the body.</param>
/// <param name="Items">The member of the response that holds the items.</param>
/// <param name="ItemType">The type of one item.</param>
/// <param name="Only">The branch of the items' union that the sequence is reduced to; null when it returns all items.</param>
/// <param name="Mixed">Name of a second method that returns all items, without <c>Async</c>; null when there is none.</param>
internal sealed record Pagination(string Cursor, bool InBody, Member Items, TypeRef ItemType, ObjectSchema? Only, string? Mixed);
