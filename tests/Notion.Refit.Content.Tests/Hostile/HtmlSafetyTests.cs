using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Tests.Hostile;

/// <summary>No content of a block becomes a tag, an attribute or a script.</summary>
public sealed class HtmlSafetyTests
{
    private static readonly string[] s_attacks =
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", " javascript:alert(1)",
        "\u0001javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x", "file:///etc/passwd", "--><script>alert(1)</script>", "</code></pre><script>", "https://a.b/\" onclick=\"x",
    ];

    private static readonly HashSet<string> s_elements =
    [
        "a", "aside", "audio", "blockquote", "br", "code", "details", "div", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "hr", "img", "input", "li", "nav", "ol", "p", "pre", "s", "section",
        "span", "strong", "summary", "table", "tbody", "td", "th", "thead", "tr", "u", "ul", "video", "html", "head", "body",
    ];

    private static readonly HashSet<string> s_attributes = ["alt", "checked", "class", "controls", "dir", "disabled", "href", "id", "scope", "src", "start", "type"];

    [TestCaseSource(nameof(s_attacks))]
    public void Nothing_runs(string attack)
    {
        RichText piece = RichText.Text(attack, attack, new Annotations { Color = new Color(attack) });
        List<WritableBlockContent> blocks =
        [
            new ParagraphBlock(piece) { Color = new Color(attack) },
            new CodeBlock(attack, new CodeLanguage(attack)) { Caption = piece },
            new EquationBlock(attack),
            new ParagraphBlock(RichText.Equation(attack)),
            new ImageBlock(new ExternalFile(attack)) { Caption = piece },
            new VideoBlock(new ExternalFile(attack)),
            new FileBlock(new ExternalFile("https://a.b/c")) { Name = attack },
            new BookmarkBlock { Url = attack, Caption = piece },
            new EmbedBlock { Url = attack, Caption = piece },
            new CalloutBlock(piece) { Icon = new EmojiIcon(attack) },
            new ToggleBlock(piece) { Children = [new TableBlock(1, [new TableRowBlock([piece])])] },
            new UnknownBlock(attack, default),
        ];

        Check(NotionHtml.FromBlocks(blocks).Value);
        Check(NotionHtml.FromBlocks([new ContentBlock(new ChildPageBlock { Title = attack }), new ContentBlock(new UnsupportedBlock { BlockType = attack })]).Value);
    }

    private static void Check(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        foreach (IElement element in document.All)
        {
            Assert.That(s_elements, Does.Contain(element.LocalName), html);
            Assert.That(element.Attributes.Select(attribute => attribute.Name), Is.SubsetOf(s_attributes), html);
            foreach (string name in (string[])["href", "src"])
            {
                if (element.GetAttribute(name) is { } url && !url.StartsWith('#'))
                    Assert.That(url, Does.StartWith("http").Or.StartWith("mailto:").Or.StartWith("tel:").Or.StartWith("file-upload://").Or.Not.Contain(":"), html);
            }
        }
    }
}
