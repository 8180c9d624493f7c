using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Notion.Refit.Resilience;

/// <summary>The id of a token at an address, which share a rate limit.</summary>
/// <remarks>
/// The token cannot be derived from it: it is a keyed hash, and the key is created anew in each process and never leaves it.
/// </remarks>
/// <param name="High">The first half.</param>
/// <param name="Low">The second half.</param>
internal sealed record PartitionId(ulong High, ulong Low)
{
    private static readonly byte[] s_key = RandomNumberGenerator.GetBytes(32);

    public static PartitionId Of(string? token, string host, int port)
    {
        byte[] text = Encoding.UTF8.GetBytes($"{host}:{port}\n{token}");
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(s_key, text, hash);
        CryptographicOperations.ZeroMemory(text);
        return new PartitionId(BinaryPrimitives.ReadUInt64LittleEndian(hash), BinaryPrimitives.ReadUInt64LittleEndian(hash[8..]));
    }
}
