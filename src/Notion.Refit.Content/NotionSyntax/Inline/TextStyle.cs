using Notion.Refit.Models;

namespace Notion.Refit.Content.NotionSyntax.Inline;

/// <summary>The format and the link of a piece of text.</summary>
internal readonly record struct TextStyle
{
    public bool Bold { get; init; }

    public bool Italic { get; init; }

    public bool Strikethrough { get; init; }

    public bool Underline { get; init; }

    public bool Code { get; init; }

    /// <summary>The name of the colour in documents; null for the default.</summary>
    public string? Color { get; init; }

    /// <summary>The address it leads to; null for none.</summary>
    public string? Link { get; init; }

    public static TextStyle Of(RichText piece) => new()
    {
        Bold = piece.Annotations?.Bold ?? false,
        Italic = piece.Annotations?.Italic ?? false,
        Strikethrough = piece.Annotations?.Strikethrough ?? false,
        Underline = piece.Annotations?.Underline ?? false,
        Code = piece.Annotations?.Code ?? false,
        Color = piece.Annotations is { } annotations ? MarkdownColors.Write(annotations.Color) : null,
        Link = piece.Content is TextContent text ? text.Link?.Url : null,
    };

    /// <summary>Returns the difference from the style around it.</summary>
    public TextStyle Over(TextStyle outer) => outer with
    {
        Bold = outer.Bold || Bold,
        Italic = outer.Italic || Italic,
        Strikethrough = outer.Strikethrough || Strikethrough,
        Underline = outer.Underline || Underline,
        Color = Color ?? outer.Color,
    };

    /// <summary>Returns the annotations; null when there are none.</summary>
    public Annotations? ToAnnotations() => this with { Link = null } == default ? null : new()
    {
        Bold = Bold,
        Italic = Italic,
        Strikethrough = Strikethrough,
        Underline = Underline,
        Code = Code,
        Color = MarkdownColors.Read(Color),
    };
}
