using System.Text;
using System.Text.RegularExpressions;
using Notion.Refit.Content.Markdown;
using Notion.Refit.Testing;

namespace Notion.Refit.Content.Tests;

public sealed partial class EmojiTests
{
    private static bool IsRewriting => Environment.GetEnvironmentVariable("REWRITE_EXPECTED") is "1";

    [TestCase(":tada:", "🎉")]
    [TestCase(":melting_face:", "🫠")]
    [TestCase(":+1:", "👍")]
    [TestCase(":no_such_name:", ":no_such_name:")]
    public void A_name_is_its_emoji(string markdown, string text) =>
        Assert.That(NotionMarkdown.ToRichText(markdown).ToPlainText(), Is.EqualTo(text));

    [TestCase("👍🏽", true)]
    [TestCase("ℹ", true)]
    [TestCase("ℹ️", true)]
    [TestCase("a", false)]
    public void A_grapheme_is_recognized_as_an_emoji(string grapheme, bool isEmoji) => Assert.That(EmojiNames.IsEmoji(grapheme), Is.EqualTo(isEmoji));

    /// <summary>With <c>REWRITE_EXPECTED=1</c> in the environment the test generates the table.</summary>
    [Test]
    public void The_table_is_generated_from_gemoji()
    {
        string data = Path.Combine(Surroundings.Find("tests/Notion.Refit.Content.Tests/JavaScript"), "node_modules", "gemoji", "index.js");
        if (!File.Exists(data))
            Assert.Ignore("The data of gemoji is not installed: npm ci --prefix tests/Notion.Refit.Content.Tests/JavaScript");
        string table = Path.Combine(Surroundings.Find("src/Notion.Refit.Content/Markdown"), "emoji.txt");
        string generated = Generate(File.ReadAllText(data));

        if (IsRewriting)
            File.WriteAllText(table, generated);

        Assert.That(File.ReadAllText(table), Is.EqualTo(generated));
    }

    private static string Generate(string data)
    {
        var names = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (Match entry in Entry().Matches(data))
        {
            foreach (Match name in Name().Matches(entry.Groups["names"].Value))
                names[name.Groups["name"].Value] = entry.Groups["emoji"].Value;
        }

        var text = new StringBuilder();
        foreach ((string name, string emoji) in names)
            text.Append(name).Append(' ').Append(emoji).Append('\n');
        return text.ToString();
    }

    [GeneratedRegex(@"emoji: '(?<emoji>[^']+)',\s+names: \[(?<names>[^\]]+)\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Entry();

    [GeneratedRegex("'(?<name>[^']+)'", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
