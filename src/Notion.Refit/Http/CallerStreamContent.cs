namespace Notion.Refit.Http;

/// <summary>A stream as content. The stream stays the caller's: neither a sent nor a failed request closes it.</summary>
/// <remarks>
/// A stream that can seek goes out again from where it stood. Derived from <see cref="StreamContent"/> because connections wait until such
/// content is written before they give an answer or failure back: nobody reads the stream any more when the next attempt rewinds it.
/// </remarks>
/// <param name="stream">The stream, from where it stands.</param>
internal sealed class CallerStreamContent(Stream stream) : StreamContent(new LentStream(stream))
{
    /// <summary>Whether it can go out again by itself.</summary>
    public bool CanSeek => stream.CanSeek;
}
