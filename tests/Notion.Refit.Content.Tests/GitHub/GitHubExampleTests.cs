using Notion.Refit.Models;

namespace Notion.Refit.Content.Tests.GitHub;

/// <summary>Examples of GitHub's extensions: their structure as a tree of types and texts, and no text is lost.</summary>
public sealed class GitHubExampleTests
{
    // Types are short; formats: b bold, i italic, s struck, c code, l link, e equation.
    [TestCase("| a | b |\n|---|---|\n| 1 | 2 |\n", "table+header[row(a|b) row(1|2)]")]
    [TestCase("a | b\n-|-\n1 | 2\n", "table+header[row(a|b) row(1|2)]")]
    [TestCase("| a |\n|:-:|\n| `x\\|y` |\n", "table+header[row(a) row(c:x|y)]")]
    [TestCase("| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n", "table+header[row(a|b) row(1|) row(1|2)]")]
    [TestCase("| a |\n| --- |\nafter\n", "table+header[row(a) row(after)]")]
    [TestCase("| a |\n| --- |\n\nafter\n", "table+header[row(a)] p(after)")]
    [TestCase("| a | b |\n| --- |\n", "p(| a | b | | --- |)")]
    [TestCase("|  |  |\n|---|---|\n| **1** | ~~2~~ |\n", "table[row(b:1|s:2)]")]
    [TestCase("> | a |\n> |---|\n> | 1 |\n", "quote()[table+header[row(a) row(1)]]")]
    [TestCase("- | a |\n  |---|\n  | 1 |\n", "li()[table+header[row(a) row(1)]]")]
    [TestCase("~~old~~ new\n", "p(s:old  new)")]
    [TestCase("~~a **b** c~~\n", "p(s:a  bs:b s: c)")]
    [TestCase("~~~\nnot struck\n~~~\n", "code/plain text(not struck)")]
    [TestCase("~~a\n\nb~~\n", "p(~~a) p(b~~)")]
    [TestCase("~~ a ~~\n", "p(~~ a ~~)")]
    [TestCase("- [ ] a\n- [x] b\n- [X] c\n", "todo(a) todo+done(b) todo+done(c)")]
    [TestCase("* [ ] a\n  * [x] b\n    text\n", "todo(a)[todo+done(b text)]")]
    [TestCase("- [ ] a\n\n- [x] b\n\n  more\n", "todo(a) todo+done(b)[p(more)]")]
    [TestCase("1. [ ] a\n2. [x] b\n", "todo(a) todo+done(b)")]
    [TestCase("- [x]a\n- [] b\n- [y] c\n- \\[x] d\n", "li([x]a) li([] b) li([y] c) li([x] d)")]
    [TestCase("[x] not in a list\n", "p([x] not in a list)")]
    [TestCase("www.example.com/a_b and http://e.org/x?y=(z) end.\n", "p(l:www.example.com/a_b  and  l:http://e.org/x?y=(z)  end.)")]
    [TestCase("https://e.org.\n", "p(l:https://e.org .)")]
    [TestCase("<https://e.org/> <a@b.org>\n", "p(l:https://e.org/   l:a@b.org)")]
    [TestCase("`https://e.org` ftp://e.org\n", "p(c:https://e.org  ftp://e.org)")]
    [TestCase("a[^1] and [^x]\n\n[^1]: one\n[^x]: two\n    more\n", "p(a[1] and [2]) p([1] one) p([2] two more)")]
    [TestCase("a[^1] again[^1]\n\n[^1]: note\n\n    - list\n", "p(a[1] again[1]) p([1] note)[li(list)]")]
    [TestCase("none[^1]\n", "p(none[^1])")]
    [TestCase("text\n\n[^u]: unused\n", "p(text) p([u] unused)")]
    [TestCase("> [!NOTE]\n> text\n", "callout/ℹ️(text)")]
    [TestCase("> [!TIP]\n> text\n>\n> - a\n", "callout/💡(text)[li(a)]")]
    [TestCase("> [!important]\n> **b**\n", "callout/💬(b:b)")]
    [TestCase("> [!WARNING]\n> a\n>\n> > b\n", "callout/⚠️(a)[quote(b)]")]
    [TestCase("> [!CAUTION]\n> x\n\n> [!NOTE]\n> y\n", "callout/🛑(x) callout/ℹ️(y)")]
    [TestCase("> [!OTHER]\n> text\n", "quote([!OTHER] text)")]
    [TestCase("> text\n> [!NOTE]\n", "quote(text [!NOTE])")]
    [TestCase("- > [!NOTE]\n  > nested\n", "li()[quote([!NOTE] nested)]")]
    [TestCase("<script>alert(1)</script> <b>x</b>\n", "p(b:x)")]
    [TestCase("a <kbd>K</kbd> <sub>2</sub>\n", "p(a  c:K  2)")]
    [TestCase("H~2~O :tada: :nope:\n", "p(H~2~O 🎉 :nope:)")]
    [TestCase("$x^2$ for $5 and $6\n", "p(e:x^2  for $5 and $6)")]
    [TestCase("```mermaid\ngraph\n```\n", "code/mermaid(graph)")]
    [TestCase("@user #12 GH-1 abc/def#3\n", "p(@user #12 GH-1 abc/def#3)")]
    public void An_example_has_its_structure(string markdown, string structure)
    {
        IReadOnlyList<WritableBlockContent> blocks = NotionMarkdown.ToBlocks(markdown).Value;
        Conversion<string> written = NotionMarkdown.FromBlocks(blocks);
        string once = written.Value;

        Assert.That(BlockStructure.Show(blocks), Is.EqualTo(structure));
        Assert.That(NotionMarkdown.FromBlocks(NotionMarkdown.ToBlocks(once).Value).Value, Is.EqualTo(once));
        if (written.Report.All(notice => notice.Kind != ConversionNoticeKind.IndentLost))
            Assert.That(BlockStructure.Show(NotionMarkdown.ToBlocks(once).Value), Is.EqualTo(structure));
    }
}
