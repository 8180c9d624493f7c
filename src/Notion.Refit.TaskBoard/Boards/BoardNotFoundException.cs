namespace Notion.Refit.TaskBoard.Boards;

/// <summary>The exception for a board whose data source cannot be found. Its message is written for the person who uses the app.</summary>
public sealed class BoardNotFoundException : Exception
{
    /// <summary>Creates an exception.</summary>
    /// <param name="message">A sentence that says what to do.</param>
    /// <param name="innerException">The cause.</param>
    public BoardNotFoundException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
