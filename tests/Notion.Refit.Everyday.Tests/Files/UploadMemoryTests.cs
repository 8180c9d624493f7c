using System.Net;
using System.Text;

namespace Notion.Refit.Everyday.Tests.Files;

/// <summary>The memory of an upload whose parts are sent at the same time and take their time.</summary>
[NonParallelizable]
internal sealed class UploadMemoryTests
{
    private const int Mebi = 1024 * 1024;

    [Test]
    public async Task A_stream_of_30_MB_needs_the_memory_of_two_parts()
    {
        using var slow = new SlowHost(parties: 2);
        using NotionClient notion = NotionClient.Create("token", slow, options => options.RateLimit.Enabled = false);
        using var stream = new Zeros(30L * Mebi);
        await notion.FileUploads.UploadAsync(new MemoryStream([1]), "warm.mp4");

        long before = GC.GetTotalAllocatedBytes(precise: true);
        await notion.FileUploads.UploadAsync(stream, "film.mp4", options: new() { MaxFileSize = 100 * Mebi });
        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        TestContext.Out.WriteLine($"{(double)allocated / Mebi:F2} MB");
        Assert.That(slow.MostAtOnce, Is.EqualTo(2));
        Assert.That(slow.Received, Is.GreaterThan(30L * Mebi));
        Assert.That(allocated, Is.LessThan((20 * Mebi) + (1 * Mebi)));
    }

    /// <summary>Receives parts in pieces, two at a time: a part ends only when the other one is under way, as far as there is one.</summary>
    private sealed class SlowHost(int parties) : HttpMessageHandler
    {
        private const string Upload =
            """
            {"object":"file_upload","id":"11111111-1111-4111-8111-111111111111","created_time":"2026-03-11T12:00:00.000Z","last_edited_time":"2026-03-11T12:00:00.000Z",
            "created_by":{"id":"22222222-2222-4222-8222-222222222222","type":"bot"},"in_trash":false,"expiry_time":null,"status":"uploaded","filename":"film.mp4","content_type":"video/mp4","content_length":1}
            """;

        private readonly TaskCompletionSource _met = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _underWay;
        private long _received;

        public int MostAtOnce { get; private set; }

        public long Received => _received;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/send", StringComparison.Ordinal) && request.Content!.Headers.ContentLength > Mebi)
            {
                int now = Interlocked.Increment(ref _underWay);
                MostAtOnce = Math.Max(MostAtOnce, now);
                if (now == parties)
                    _met.TrySetResult();
                using Stream content = await request.Content.ReadAsStreamAsync(cancellationToken);
                byte[] piece = new byte[16 * 1024];
                for (int read; (read = await content.ReadAsync(piece, cancellationToken)) > 0;)
                {
                    Interlocked.Add(ref _received, read);
                    await Task.Yield();
                }

                await _met.Task.WaitAsync(cancellationToken);
                Interlocked.Decrement(ref _underWay);
            }

            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Upload, Encoding.UTF8, "application/json") };
        }
    }

    /// <summary>A stream that can seek and is not a file.</summary>
    private sealed class Zeros(long length) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int read = (int)Math.Min(buffer.Length, length - Position);
            buffer[..read].Clear();
            Position += read;
            return read;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }
    }
}
