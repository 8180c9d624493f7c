namespace Notion.Refit.Conformance.Decoding;

/// <summary>A body of an exchange.</summary>
internal enum ExchangePart
{
    /// <summary>The body that was sent.</summary>
    Request,

    /// <summary>The body that came back.</summary>
    Answer,
}
