namespace Notion.Refit.Content.Markdown.Reading;

/// <summary>The kinds of <see cref="DetailsToken"/>.</summary>
internal enum DetailsTokenKind
{
    Block,
    Html,
    Open,
    Close,
}
