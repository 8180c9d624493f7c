namespace Notion.Refit.Content;

/// <summary>Thrown by an export or import that could not be finished. Running it again continues.</summary>
public sealed class TransferException : Exception
{
    internal TransferException(string call, string place, TransferResult result, Exception innerException)
        : base($"The {call} ended at '{place}': {innerException.Message} Done until then: {result}.", innerException)
    {
        Place = place;
        Result = result;
    }

    /// <summary>Gets the path of the file in the folder, or the id of the page, at which it ended.</summary>
    public string Place { get; }

    /// <summary>Gets what was done until then.</summary>
    public TransferResult Result { get; }
}
