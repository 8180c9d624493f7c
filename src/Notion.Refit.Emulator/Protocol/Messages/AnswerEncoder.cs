using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Notion.Refit.Emulator.Protocol.Messages;

/// <summary>Turns an answer into bytes, with the id of the request as its last member.</summary>
internal static class AnswerEncoder
{
    private static readonly JsonWriterOptions Options = new()
    {
        // Notion sends text as it is, not as \u escapes.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // Larger ones are not kept for the next answer.
    private const int LargestBuffer = 256 * 1024;

    // Each thread has one: what is written into it is copied in any case, since the id is put into it.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_buffer;

    public static ReadOnlyMemory<byte> Encode(Answer answer, string requestId)
    {
        // Taken while it is in use: what an answer has written that fails is not left to the next one.
        ArrayBufferWriter<byte> buffer = t_buffer ?? new ArrayBufferWriter<byte>(16 * 1024);
        t_buffer = null;
        using (var writer = new Utf8JsonWriter(buffer, Options))
            answer.Write(writer);

        // The models close their own object, so the member is put before its last brace.
        ReadOnlySpan<byte> json = buffer.WrittenSpan;
        ReadOnlySpan<byte> open = json[..^1];
        var result = new ArrayBufferWriter<byte>(json.Length + 64);
        result.Write(open);
        result.Write(open.Length == 1 ? "\"request_id\":\""u8 : ",\"request_id\":\""u8);
        Encoding.UTF8.GetBytes(requestId, (IBufferWriter<byte>)result);
        result.Write("\"}"u8);
        buffer.ResetWrittenCount();
        if (buffer.Capacity <= LargestBuffer)
            t_buffer = buffer;
        return result.WrittenMemory;
    }
}
