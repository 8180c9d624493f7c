using System.Text.Json;
using System.Text.Json.Serialization;
using Notion.Refit.Models;
using Notion.Refit.Tests.Operations;

namespace Notion.Refit.Tests.Models;

/// <summary>The models are guests in the JSON of others: in an app's own types, options and contexts.</summary>
public sealed partial class SerializerTests
{
    // As ASP.NET sets them, and everything else that could get in the way.
    private static readonly JsonSerializerOptions s_ofAnApp = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseUpper,
        DictionaryKeyPolicy = JsonNamingPolicy.KebabCaseUpper,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.WriteAsString,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    private const string NoteText = $$$"""
        {"pages":[{{{Answers.Page}}}],"byId":{"{{{Some.Block}}}":{{{Answers.Block}}} },"color":"blue_background","nothing":null,"id":"{{{Some.Page}}}","property":"a%3Ab"}
        """;

    [Test]
    public void Own_types_may_hold_models([Values] bool asWebApp, [Values] bool withContext)
    {
        JsonSerializerOptions options = withContext ? NoteContext.Default.Options : asWebApp ? JsonSerializerOptions.Web : new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

        Note note = JsonSerializer.Deserialize<Note>(NoteText, options)!;

        Assert.Multiple(() =>
        {
            Assert.That(note.Pages.Single().Title, Is.EqualTo("Write tests"));
            Assert.That(note.ById[Some.Block].Content, Is.TypeOf<ParagraphBlock>());
            Assert.That(note.Color, Is.EqualTo(Color.BlueBackground));
            Assert.That(note.Nothing, Is.Null);
            Assert.That(note.Id, Is.EqualTo((PageId)Some.Page));
            Assert.That(ModelJson.Canonical(JsonSerializer.Serialize(note, options)), Is.EqualTo(ModelJson.Canonical(NoteText)));
        });
    }

    [TestCase(Answers.Page, typeof(Page))]
    [TestCase(Answers.Page, typeof(PageOrDataSource))]
    [TestCase(Answers.Block, typeof(Block))]
    [TestCase(Answers.DataSource, typeof(DataSource))]
    [TestCase(Answers.View, typeof(View))]
    [TestCase(Answers.Comment, typeof(Comment))]
    [TestCase(Answers.Person, typeof(User))]
    [TestCase("""{"type":"to_do","to_do":{"rich_text":[],"checked":false}}""", typeof(ToDoBlock))]
    [TestCase("""{"type":"to_do","to_do":{"rich_text":[],"checked":false}}""", typeof(WritableBlockContent))]
    [TestCase("""{"type":"to_do","to_do":{"rich_text":[],"checked":false}}""", typeof(BlockContent))]
    [TestCase("""{"icon":null}""", typeof(UpdatePageRequest))]
    [TestCase("\"%3AGlK\"", typeof(PropertyId))]
    public void The_options_of_an_app_do_not_change_what_travels(string json, Type type)
    {
        object model = JsonSerializer.Deserialize(json, type, s_ofAnApp)!;

        Assert.That(ModelJson.Canonical(JsonSerializer.Serialize(model, type, s_ofAnApp)), Is.EqualTo(ModelJson.Canonical(json)));
        Assert.That(ModelJson.Canonical(JsonSerializer.Serialize(model, s_ofAnApp)), Is.EqualTo(ModelJson.Canonical(json)), "by its own type");
    }

    [Test]
    public async Task Models_come_out_of_a_stream_in_small_pieces()
    {
        using var stream = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(JsonElement.Parse($"[{string.Join(',', Enumerable.Repeat(Answers.Page, 50))}]")));
        JsonSerializerOptions options = new() { DefaultBufferSize = 16 };
        int count = 0;

        await foreach (Page? page in JsonSerializer.DeserializeAsyncEnumerable<Page>(stream, options))
        {
            count++;
            Assert.That(page!.Properties["Cost"].Value, Is.EqualTo(new NumberValue(399.5)));
        }

        Assert.That(count, Is.EqualTo(50));
    }

    [Test]
    public void Null_is_not_a_model() => Assert.Multiple(() =>
    {
        Assert.That(JsonSerializer.Deserialize<Page>("null"), Is.Null);
        Assert.That(JsonSerializer.Serialize<Page?>(null), Is.EqualTo("null"));
    });

    internal sealed record Note
    {
        public required IReadOnlyList<Page> Pages { get; init; }

        public required Dictionary<string, Block> ById { get; init; }

        public Color Color { get; init; }

        public Icon? Nothing { get; init; }

        public PageId Id { get; init; }

        public PropertyId Property { get; init; }
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Note))]
    internal sealed partial class NoteContext : JsonSerializerContext;
}
