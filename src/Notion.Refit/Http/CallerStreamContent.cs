using System.Net.Http.Headers;

namespace Notion.Refit.Http;

/// <summary>A stream as content. The stream stays the caller's: neither a sent nor a failed request closes it.</summary>
/// <remarks>
/// A stream that can seek goes out again from where it stood. Derived from <see cref="StreamContent"/> because connections wait until such
/// content is written before they return a response or failure: the stream is no longer read when the next attempt rewinds it.
/// </remarks>
/// <param name="stream">The stream, from its current position.</param>
internal sealed class CallerStreamContent(Stream stream) : StreamContent(new LentStream(stream))
{
    /// <summary>Whether it can be sent again by itself.</summary>
    public bool CanSeek => stream.CanSeek;

    /// <summary>Wraps content over a stream that the caller has created, so that failures of the stream are known as the caller's.</summary>
    /// <param name="content">The content. It stays the caller's.</param>
    /// <exception cref="ArgumentException">The stream is at its end: it was sent before and not rewound.</exception>
    public static CallerStreamContent Over(HttpContent content)
    {
        Stream stream = content.ReadAsStream();
        if (stream is { CanSeek: true, Length: > 0 } && stream.Position >= stream.Length)
            throw new ArgumentException("The stream to send is at its end. Was it sent before? Rewind it, or create it anew for each call.");
        var wrapped = new CallerStreamContent(stream);
        foreach (KeyValuePair<string, HeaderStringValues> header in content.Headers.NonValidated)
            wrapped.Headers.TryAddWithoutValidation(header.Key, header.Value);
        return wrapped;
    }
}
