using Notion.Refit.Http;

namespace Notion.Refit.Tests.Http;

public sealed class PooledBufferTests
{
    [Test]
    public void What_is_written_is_there_at_any_length()
    {
        var buffer = new PooledBuffer(0);
        for (int i = 0; i < 10_000; i++)
        {
            buffer.GetSpan(3)[0] = (byte)i;
            buffer.Advance(1);
        }

        Assert.That(buffer.Written.ToArray(), Is.EqualTo(Enumerable.Range(0, 10_000).Select(i => (byte)i)));
        buffer.Release();
    }

    [Test]
    public void Memory_stays_as_long_as_it_is_used()
    {
        var buffer = new PooledBuffer(16);
        buffer.GetSpan(1)[0] = 7;
        buffer.Advance(1);

        Assert.That(buffer.TryHold(), Is.True);
        buffer.Release();
        Assert.That(buffer.Written.ToArray(), Is.EqualTo(new byte[] { 7 }));
        buffer.Release();
        Assert.That(buffer.TryHold(), Is.False);
        Assert.That(buffer.Length, Is.Zero);
    }

    [Test]
    public async Task A_body_that_is_still_being_sent_keeps_its_bytes_when_the_request_is_disposed()
    {
        PooledContent content = JsonBody.Write(new Note("unchanged", []));
        var wire = new GatedStream();

        Task sending = content.CopyToAsync(wire);
        content.Dispose();
        for (int i = 0; i < 8; i++)
            JsonBody.Write(new Note("overwritten", []));
        wire.Open();
        await sending;

        Assert.That(System.Text.Encoding.UTF8.GetString(wire.ToArray()), Is.EqualTo("""{"text":"unchanged","numbers":[]}"""));
        Assert.That(() => content.CopyToAsync(new MemoryStream()), Throws.InstanceOf<ObjectDisposedException>());
    }

    /// <summary>Takes the bytes only when it is opened.</summary>
    private sealed class GatedStream : MemoryStream
    {
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Open() => _open.SetResult();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await _open.Task;
            await base.WriteAsync(buffer, cancellationToken);
        }
    }
}
