using System.Globalization;
using System.Text;

namespace Notion.Refit.Benchmarks.Content;

/// <summary>Documents with everything that documents have, of any length.</summary>
internal static class SampleDocuments
{
    private const string MarkdownSection =
        """
        ## Section {0}

        A paragraph with *emphasis*, **strong text**, `code`, a [link](https://example.com/{0}) and ~~struck~~ text that goes on for a while, as
        paragraphs do, over two lines.

        - an item
        - another one
          - below it, with **bold**
        - [x] a task
        - [ ] another task

        1. first
        2. second

        > A quote of two lines,
        > the second one.

        | Name | Value | Note |
        |---|--:|---|
        | a | 1 | `x` |
        | b | 2 | **y** |

        ```csharp
        int x = {0};
        Console.WriteLine(x);
        ```

        ---


        """;

    private const string HtmlSection =
        """
        <section id="s{0}"><h2>Section {0}</h2>
        <p>A paragraph with <em>emphasis</em>, <b>strong text</b>, <code>code</code> and a <a href="https://example.com/{0}">link</a> that goes on for a while.</p>
        <ul><li>an item</li><li>another one<ul><li>below it</li></ul></li></ul>
        <blockquote><p>A quote.</p></blockquote>
        <table><tr><th>Name</th><th>Value</th></tr><tr><td>a</td><td>1</td></tr></table>
        <pre><code class="language-csharp">int x = {0};</code></pre></section>

        """;

    public static string Markdown(int length) => Repeat(MarkdownSection, length);

    public static string Html(int length) => $"<!DOCTYPE html><html><body><main>{Repeat(HtmlSection, length)}</main></body></html>";

    private static string Repeat(string section, int length)
    {
        var text = new StringBuilder(length + 1000);
        for (int i = 0; text.Length < length; i++)
            text.Append(section.Replace("{0}", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return text.ToString();
    }
}
