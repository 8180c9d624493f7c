using Notion.Refit.Models;

namespace Notion.Refit.Content.NotionSyntax.Inline;

/// <summary>What a line of text is made of, before its marks are paired.</summary>
internal sealed record TextToken(TextTokenKind Kind, string Text)
{
    public Mention? Mention { get; init; }

    /// <summary>What a span or link adds.</summary>
    public TextStyle Style { get; init; }

    /// <summary>Whether a run of marks may begin something.</summary>
    public bool CanOpen { get; init; }

    /// <summary>Whether it may end something.</summary>
    public bool CanClose { get; init; }
}
