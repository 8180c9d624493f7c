using System.Globalization;
using System.Net;
using System.Text;

namespace Notion.Refit.Benchmarks.Jobs;

/// <summary>Measures what an upload of 30 MB allocates, without an emulator that keeps the bytes.</summary>
internal static class UploadMemory
{
    private const int Megabyte = 1024 * 1024;

    private static readonly UploadOptions s_options = new() { MaxFileSize = 100 * Megabyte };

    /// <summary>Prints the bytes, from a file and from another stream.</summary>
    public static async Task RunAsync(TextWriter output)
    {
        byte[] bytes = new byte[30 * Megabyte];
        string path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, bytes);
            using var memory = new MemoryStream(bytes);
            using NotionClient notion = NotionClient.Create("token", new Discarding(), options => options.RateLimit.Enabled = false);
            await notion.FileUploads.UploadAsync(new MemoryStream([1]), "warm.mp4");

            long fromFile = await MeasureAsync(() => notion.FileUploads.UploadAsync(path, "film.mp4", options: s_options));
            long fromStream = await MeasureAsync(() => notion.FileUploads.UploadAsync(memory, "film.mp4", options: s_options));
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"\nUpload of 30 MB in parts of 10 MB allocates {(double)fromFile / Megabyte:F2} MB from a file, {(double)fromStream / Megabyte:F2} MB from another stream."));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<long> MeasureAsync(Func<Task> upload)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        await upload();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    /// <summary>Reads requests as a slow connection does, in pieces that take their time, and answers like Notion.</summary>
    private sealed class Discarding : HttpMessageHandler
    {
        private static readonly TimeSpan s_perMegabyte = TimeSpan.FromMilliseconds(20);

        private const string Upload =
            """
            {"object":"file_upload","id":"11111111-1111-4111-8111-111111111111","created_time":"2026-03-11T12:00:00.000Z","last_edited_time":"2026-03-11T12:00:00.000Z",
            "created_by":{"id":"22222222-2222-4222-8222-222222222222","type":"bot"},"in_trash":false,"expiry_time":null,"status":"uploaded","filename":"film.mp4","content_type":"video/mp4","content_length":1}
            """;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is not null)
            {
                // Several parts are under way at the same time.
                await Task.Delay(s_perMegabyte * ((request.Content.Headers.ContentLength ?? 0) / (double)Megabyte), cancellationToken);
                await request.Content.CopyToAsync(Stream.Null, cancellationToken);
            }

            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Upload, Encoding.UTF8, "application/json") };
        }
    }
}
