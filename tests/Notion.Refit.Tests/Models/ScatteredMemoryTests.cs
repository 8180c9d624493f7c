using System.Buffers;
using System.Text;
using System.Text.Json;
using Notion.Refit.Json;
using Notion.Refit.Models;
using Notion.Refit.Tests.Operations;

namespace Notion.Refit.Tests.Models;

/// <summary>JSON that comes from a pipe lies in many pieces of memory: names, ids, times and numbers are cut anywhere.</summary>
public sealed class ScatteredMemoryTests
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    [TestCase(64)]
    public void Models_are_read_from_pieces_of_any_size(int size) => Assert.Multiple(() =>
    {
        Expect<Page>(Answers.Page, size);
        Expect<Block>(Answers.Block, size);
        Expect<Block>(Answers.MeetingNotes, size);
        Expect<Database>(Answers.Database, size);
        Expect<DataSource>(Answers.DataSource, size);
        Expect<View>(Answers.View, size);
        Expect<Comment>(Answers.Comment, size);
        Expect<User>(Answers.Person, size);
        Expect<FileUpload>(Answers.FileUpload, size);
        Expect<PropertyValue>("""{"type":"number","number":12345678901234567890123456789.0123456789}""", size);
        Expect<PropertyValue>("""{"type":"number","number":-1.5}""", size);
        Expect<PropertyValue>("""{"type":"date","date":{"start":"2026-03-11T09:41Z","end":null,"time_zone":null}}""", size);
        Expect<BlockContent>("""{"new_k\u0069nd":{"a":["\u00fc",1]},"type":"new_kind"}""", size);
    });

    [Test]
    public void Names_and_values_may_be_escaped()
    {
        var paragraph = (ParagraphBlock)ModelJson.Read<BlockContent>("""{"t\u0079pe":"p\u0061ragraph","par\u0061graph":{"c\u006flor":"bl\u0075e","rich_text":[]}}""");

        Assert.That(paragraph.Color, Is.EqualTo(Color.Blue));
        Assert.That(ModelJson.Write(paragraph), Is.EqualTo("""{"type":"paragraph","paragraph":{"rich_text":[],"color":"blue"}}"""));
    }

    private static void Expect<T>(string json, int size)
        where T : INotionModel<T>
    {
        var reader = new Utf8JsonReader(Split(Encoding.UTF8.GetBytes(json), size));
        reader.Read();

        T model = T.Read(ref reader);

        Assert.That(ModelJson.Canonical(ModelJson.Write(model)), Is.EqualTo(ModelJson.Canonical(json)));
    }

    private static ReadOnlySequence<byte> Split(byte[] bytes, int size)
    {
        var first = new Piece(bytes.AsMemory(0, Math.Min(size, bytes.Length)), null);
        Piece last = first;
        for (int i = size; i < bytes.Length; i += size)
            last = new Piece(bytes.AsMemory(i, Math.Min(size, bytes.Length - i)), last);
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, Piece? previous)
        {
            Memory = memory;
            if (previous is null)
                return;
            RunningIndex = previous.RunningIndex + previous.Memory.Length;
            previous.Next = this;
        }
    }
}
