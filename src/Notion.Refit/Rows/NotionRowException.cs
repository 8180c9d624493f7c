using Notion.Refit.Models;

namespace Notion.Refit.Rows;

/// <summary>A page whose value does not fit the member of the row type, or a member whose value cannot be written.</summary>
public sealed class NotionRowException : NotionException
{
    internal NotionRowException(Page? page, string member, string wanted, string actual, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        PageId = page?.Id;
        Url = page?.Url;
        Member = member;
        Wanted = wanted;
        Actual = actual;
    }

    /// <summary>Gets the id of the page; null for a row that is not in Notion yet.</summary>
    public PageId? PageId { get; }

    /// <summary>Gets the address of the page in Notion; null for a row that is not in Notion yet.</summary>
    public string? Url { get; }

    /// <summary>Gets the name of the member of the row type.</summary>
    public string Member { get; }

    /// <summary>Gets what the member holds, such as <c>decimal</c>.</summary>
    public string Wanted { get; }

    /// <summary>Gets what the column has, such as <c>an empty number</c>.</summary>
    public string Actual { get; }

    internal static NotionRowException Unreadable(Page? page, RowBindingInfo column, string wanted, string actual, string remedy) => new(
        page,
        column.Member,
        wanted,
        actual,
        $"{column.Row}.{column.Member} ({wanted}) cannot hold the value of column '{column.Column}': {actual}. {remedy}{(page is null ? "" : $" Page: {page.Id}, {page.Url}")}");

    internal static NotionRowException Unwritable(Page? page, RowBindingInfo column, string wanted, string actual, string remedy) => new(
        page,
        column.Member,
        wanted,
        actual,
        $"{column.Row}.{column.Member} cannot be written to column '{column.Column}': {actual}. {remedy}{(page is null ? "" : $" Page: {page.Id}, {page.Url}")}");

    /// <summary>The names an error message needs.</summary>
    internal readonly record struct RowBindingInfo(string Row, string Member, string Column);
}
