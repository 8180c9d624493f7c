namespace Notion.Refit.Rows;

/// <summary>A row type that does not match its data source, or a query that the columns of the data source cannot answer.</summary>
public sealed class NotionRowSchemaException : NotionException
{
    internal NotionRowSchemaException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
