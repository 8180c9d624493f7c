using Notion.Refit.Models;

namespace Notion.Refit.Content.NotionSyntax.Inline;

/// <summary>A part of a line of text, before marks are paired.</summary>
internal sealed record TextToken(TextTokenKind Kind, string Text)
{
    public Mention? Mention { get; init; }

    /// <summary>Gets the style that a span or link adds.</summary>
    public TextStyle Style { get; init; }

    /// <summary>Whether a run of marks may start something.</summary>
    public bool CanOpen { get; init; }

    /// <summary>Whether it may end something.</summary>
    public bool CanClose { get; init; }
}
