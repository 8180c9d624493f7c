using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Notion.Refit.Emulator.Files;

/// <summary>Signs addresses of files, in the form that S3 has: who has one may read the file for an hour.</summary>
/// <remarks>The parameters look like those of S3. The signature is simpler: only the emulator has to understand it.</remarks>
/// <param name="secret">What the signatures are made with.</param>
internal sealed class FileSigner(Guid secret)
{
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";
    private const string SignatureName = "X-Amz-Signature";
    private const string DateName = "X-Amz-Date";
    private const string ExpiresName = "X-Amz-Expires";

    /// <summary>The lifetime of an address.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly byte[] _key = secret.ToByteArray(bigEndian: true);

    /// <summary>The path and query by which a file may be read.</summary>
    public string Sign(FileAddress address, DateTimeOffset now)
    {
        string date = now.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        string seconds = Lifetime.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return $"{address}?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Content-Sha256=UNSIGNED-PAYLOAD"
            + $"&X-Amz-Credential=EMULATOR%2F{date.AsSpan(0, 8)}%2Fus-west-2%2Fs3%2Faws4_request"
            + $"&{DateName}={date}&{ExpiresName}={seconds}&{SignatureName}={Signature(address, date, seconds)}"
            + "&X-Amz-SignedHeaders=host&x-amz-checksum-mode=ENABLED&x-id=GetObject";
    }

    /// <summary>Checks an address.</summary>
    /// <param name="address">The path.</param>
    /// <param name="query">The parameters, decoded.</param>
    /// <returns>When the address stops working, or stopped; null if the signature is not right.</returns>
    public DateTimeOffset? Verify(FileAddress address, IReadOnlyList<KeyValuePair<string, string>> query)
    {
        string date = Value(query, DateName);
        string seconds = Value(query, ExpiresName);
        ReadOnlySpan<byte> expected = Encoding.UTF8.GetBytes(Signature(address, date, seconds));
        if (!CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(Value(query, SignatureName))))
            return null;

        // What is signed was written here.
        return DateTimeOffset.ParseExact(date, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            .AddSeconds(double.Parse(seconds, CultureInfo.InvariantCulture));
    }

    /// <summary>Whether there is a signature at all.</summary>
    public static bool IsSigned(IReadOnlyList<KeyValuePair<string, string>> query) => Value(query, SignatureName).Length > 0;

    private static string Value(IReadOnlyList<KeyValuePair<string, string>> query, string name) =>
        query.FirstOrDefault(parameter => string.Equals(parameter.Key, name, StringComparison.Ordinal)).Value ?? "";

    private string Signature(FileAddress address, string date, string seconds) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"GET\n{address}\n{date}\n{seconds}")));
}
