using System.Text;
using System.Text.Json;
using Notion.Refit.Http;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Tests.Json;

/// <summary>Text that was cut in the middle of a character, byte order marks, and JSON deeper than usual.</summary>
public sealed class BrokenTextTests
{
    private const string High = "\\ud83d";
    private const string Low = "\\ude80";

    [TestCase("a" + High + "b", "a\uFFFDb")]
    [TestCase(Low + High, "\uFFFD\uFFFD")]
    [TestCase(High + Low + High, "🚀\uFFFD")]
    [TestCase(High + "\\n\\t\\\"\\/\\\\\\b\\f\\r", "\uFFFD\n\t\"/\\\b\f\r")]
    [TestCase("ä" + High + "\\u00e4🚀", "\uFFFD", Description = "all kinds of text around it")]
    public void Half_a_surrogate_pair_in_a_response_is_decoded_as_the_replacement_character(string json, string expected)
    {
        RichText text = Read<RichText>($$$"""{"type":"text","text":{"content":"{{{json}}}","link":null},"plain_text":"{{{json}}}"}""");

        if (expected == "\uFFFD")
            expected = "ä\uFFFDä🚀";
        Assert.That(text.PlainText, Is.EqualTo(expected));
    }

    [Test]
    public void Unknown_JSON_goes_back_with_the_text_in_which_it_came()
    {
        const string Unknown = $$"""{ "cut": "{{High}}", "escaped": "\u00e4\uFFFD", "number": 1.0e2 }""";
        Notes notes = Read<Notes>($$"""{"news":{{Unknown}}}""");

        Assert.That(JsonBodyText(notes), Is.EqualTo($$"""{"news":{{Unknown.Replace("\\uFFFD", "\\ufffd", StringComparison.Ordinal)}}}"""));
    }

    [Test]
    public void Unknown_JSON_of_two_hundred_levels_goes_back_through_the_serializer_too()
    {
        string deep = new string('[', 200) + new string(']', 200);
        RichText text = Read<RichText>($$$"""{"type":"text","text":{"content":"a","link":null},"plain_text":"a","news":{{{deep}}}}""");

        Assert.That(JsonSerializer.Serialize(text), Does.Contain(deep));
    }

    [Test]
    public void Unknown_JSON_with_comments_is_written_without_them()
    {
        JsonElement parsed = JsonDocument.Parse("[1, /* two */ 2,]", new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }).RootElement;

        Assert.That(JsonBodyText(new Notes { AdditionalProperties = new() { ["news"] = parsed } }), Is.EqualTo("""{"news":[1,2]}"""));
    }

    [Test]
    public void Unknown_JSON_with_half_a_surrogate_pair_can_be_compared()
    {
        AdditionalProperties Members() => new() { ["news"] = JsonElement.Parse($"\"{High}\"") };

        AdditionalProperties other = Members();

        Assert.That(Members(), Is.EqualTo(other));
    }

    // As numbers: the compiler itself would replace halves in the arguments of an attribute.
    [TestCase("", 0xD83D, "")]
    [TestCase("a", 0xDE80, "b")]
    [TestCase("🚀", 0xD83D, "")]
    [TestCase("\\", 0xD83D, "\\")]
    public void Half_an_emoji_in_a_request_is_an_argument_error_that_names_the_place(string before, int half, string after)
    {
        string cut = before + (char)half + after;
        var request = new CreatePageRequest { Parent = Parent.Page(new PageId(Guid.NewGuid())), Children = [new ParagraphBlock("fine"), new ParagraphBlock(cut)] };

        Assert.That(() => JsonBody.Write(request), Throws.ArgumentException.With.Message.Contains("$.children[1].paragraph.rich_text[0].text.content"));
    }

    [TestCase("🚀")]
    [TestCase("\uFFFD")]
    [TestCase("\\uFFFD")]
    [TestCase("\\\\uFFFD\\uFFFD")]
    public void Text_that_only_looks_cut_is_sent(string text)
    {
        using PooledContent content = JsonBody.Write(new ParagraphBlock(text));

        Assert.That(JsonElement.Parse(content.Bytes.Span).GetProperty("paragraph").GetProperty("rich_text")[0].GetProperty("text").GetProperty("content").GetString(), Is.EqualTo(text));
    }

    [Test]
    public void A_byte_order_mark_before_the_JSON_is_skipped()
    {
        byte[] json = [0xEF, 0xBB, 0xBF, .. """{"news":1}"""u8];

        Assert.That(JsonBody.Read<Notes>(json).AdditionalProperties!["news"].GetInt32(), Is.EqualTo(1));
    }

    private static T Read<T>(string json)
        where T : INotionModel<T> => JsonBody.Read<T>(Encoding.UTF8.GetBytes(json));

    private static string JsonBodyText<T>(T model)
        where T : INotionModel<T>
    {
        using PooledContent content = JsonBody.Write(model);
        return Encoding.UTF8.GetString(content.Bytes.Span);
    }

    /// <summary>A model that knows no member.</summary>
    private sealed class Notes : INotionModel<Notes>
    {
        public AdditionalProperties? AdditionalProperties { get; init; }

        public static Notes Read(ref Utf8JsonReader reader)
        {
            JsonExtras? extras = null;
            reader.StartObject();
            while (reader.NextMember(out ReadOnlySpan<byte> name))
                reader.Keep(name, ref extras);
            return new Notes { AdditionalProperties = extras?.Members };
        }

        public void Write(Utf8JsonWriter writer)
        {
            writer.WriteStartObject();
            AdditionalProperties?.Write(writer);
            writer.WriteEndObject();
        }
    }
}
