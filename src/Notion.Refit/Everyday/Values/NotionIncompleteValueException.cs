namespace Notion.Refit;

/// <summary>The exception for a list of references that a page shows only in part: the missing ones would be lost without a sign.</summary>
/// <remarks><c>Pages.CompleteAsync</c> reads the page with its whole values.</remarks>
public sealed class NotionIncompleteValueException : InvalidOperationException
{
    internal NotionIncompleteValueException(string property, int shown)
        : base(
            $"The property '{property}' may have more than the {shown} entries that the page shows. " +
            "Complete the page first: page = await notion.Pages.CompleteAsync(page). Or pass allowIncomplete: true to get the entries that are shown.")
    {
        Property = property;
    }

    /// <summary>The name of the property.</summary>
    public string Property { get; }
}
