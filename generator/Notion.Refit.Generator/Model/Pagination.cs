namespace Notion.Refit.Generator.Model;

/// <summary>How the pages of a list are asked for and where the items are.</summary>
/// <param name="Cursor">Name of the parameter or of the member of the body that takes the cursor.</param>
/// <param name="InBody">Whether the cursor travels in the body.</param>
/// <param name="Items">The member of the answer that holds the items.</param>
/// <param name="ItemType">What one item is.</param>
internal sealed record Pagination(string Cursor, bool InBody, Member Items, TypeRef ItemType);
