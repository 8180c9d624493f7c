using System.Text;
using System.Text.Json;
using Notion.Refit.Http;
using Notion.Refit.Json;

namespace Notion.Refit.Tests.Http;

public sealed class JsonBodyTests
{
    [Test]
    public void A_model_that_cannot_be_written_does_not_affect_the_next()
    {
        Assert.That(() => JsonBody.Write(new Broken()), Throws.InvalidOperationException);

        using PooledContent content = JsonBody.Write(new Note("a", []));
        Assert.That(Encoding.UTF8.GetString(content.Bytes.Span), Is.EqualTo("""{"text":"a","numbers":[]}"""));
    }

    [Test]
    public void A_model_whose_writer_writes_another_body_is_written()
    {
        using PooledContent content = JsonBody.Write(new Nesting());
        Assert.That(Encoding.UTF8.GetString(content.Bytes.Span), Is.EqualTo("""["inner: {\"text\":\"a\",\"numbers\":[]}"]"""));
    }

    [Test]
    public void Text_is_not_escaped_beyond_need()
    {
        using PooledContent content = JsonBody.Write(new Note("<ä> & '🚀'", []));
        Assert.That(Encoding.UTF8.GetString(content.Bytes.Span), Does.StartWith("""{"text":"<ä> & '"""));
    }

    [Test]
    public void Writing_a_small_body_allocates_little()
    {
        var note = new Note("a", [1, 2, 3]);

        // The least of some: a collection in between may empty the pool.
        long allocated = Enumerable.Range(0, 10).Min(_ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            JsonBody.Write(note).Dispose();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });

        // Content, its headers, the buffer object; no array and no writer.
        Assert.That(allocated, Is.LessThan(600));
    }

    private sealed class Broken : INotionModel<Broken>
    {
        public static Broken Read(ref Utf8JsonReader reader) => new();

        public void Write(Utf8JsonWriter writer)
        {
            writer.WriteStartArray();
            throw new InvalidOperationException();
        }
    }

    private sealed class Nesting : INotionModel<Nesting>
    {
        public static Nesting Read(ref Utf8JsonReader reader) => new();

        public void Write(Utf8JsonWriter writer)
        {
            writer.WriteStartArray();
            using PooledContent inner = JsonBody.Write(new Note("a", []));
            writer.WriteStringValue($"inner: {Encoding.UTF8.GetString(inner.Bytes.Span)}");
            writer.WriteEndArray();
        }
    }
}
