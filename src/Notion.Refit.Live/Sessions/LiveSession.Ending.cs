namespace Notion.Refit.Live;

// The end of a session.
public sealed partial class LiveSession
{
    /// <summary>Throws when the session is disposed: what is changed in it afterwards would be lost without a word.</summary>
    internal void ThrowIfEnded() => ObjectDisposedException.ThrowIf(_isDisposed, this);
}
