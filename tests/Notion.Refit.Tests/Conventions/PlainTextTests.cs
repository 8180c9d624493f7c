using System.Text.RegularExpressions;
using Notion.Refit.Testing;

namespace Notion.Refit.Tests.Conventions;

/// <summary>What the client logs and throws, and what its tests are called, is plain technical English.</summary>
public sealed partial class PlainTextTests
{
    private static readonly string s_client = Surroundings.Find("src/Notion.Refit");

    [Test]
    public void Log_messages_and_exceptions_are_plain_English()
    {
        (string File, string Text)[] texts =
        [
            .. from file in Directory.EnumerateFiles(s_client, "*.cs", SearchOption.AllDirectories)
               where !file.StartsWith(Path.Combine(s_client, "Generated"), StringComparison.Ordinal)
               from line in File.ReadLines(file)
               where line.Contains("LoggerMessage(", StringComparison.Ordinal) || line.Contains("Exception(", StringComparison.Ordinal) || line.Contains("message", StringComparison.Ordinal)
               from Match literal in Literal().Matches(line)
               select (Path.GetFileName(file), literal.Value),
        ];

        Assert.That(texts, Has.Length.GreaterThan(200), "the sources were read");
        Assert.That(texts.Where(static text => Unwanted().IsMatch(text.Text)), Is.Empty);
    }

    [Test]
    public void Names_of_tests_are_plain_English()
    {
        IEnumerable<string> names =
            from type in typeof(PlainTextTests).Assembly.GetTypes()
            from method in type.GetMethods()
            where method.DeclaringType == type && method.Name.Contains('_', StringComparison.Ordinal)
            let words = method.Name.Replace('_', ' ')
            where Unwanted().IsMatch(words)
            select $"{type.Name}.{method.Name}";

        Assert.That(names, Is.Empty);
    }

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"", RegexOptions.None, 1000)]
    private static partial Regex Literal();

    [GeneratedRegex(
        @"\b(tells?|told|nobody|somebody|anybody|whoever|behind|answered|begins)\b|\bstands?\b(?! for)|\b(is|are) none\b|(?<!\b[Tt]here )\bis no (?!longer|more)|[Tt]he answer\b",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Unwanted();
}
