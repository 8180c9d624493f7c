using System.Text.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Tests.Authentication;

/// <summary>What a log line or a debugger shows of things that hold secrets.</summary>
public sealed class SecretTextTests
{
    private const string Secret = "ntn_7f3a";

    [TestCaseSource(nameof(Holders))]
    public void Nothing_that_holds_a_secret_shows_it(object holder) =>
        Assert.That(holder.ToString(), Is.Not.Empty.And.Not.Contains(Secret));

    [Test]
    public void A_pair_is_stored_and_read_back_as_json()
    {
        var pair = new OAuthTokenPair("a", "b", new DateTimeOffset(2026, 3, 11, 12, 0, 0, TimeSpan.Zero));

        Assert.That(JsonSerializer.Deserialize<OAuthTokenPair>(JsonSerializer.Serialize(pair)), Is.EqualTo(pair));
    }

    [TestCase("3600", ExpectedResult = 3600)]
    [TestCase("null", ExpectedResult = null)]
    [TestCase("\"3600\"", ExpectedResult = null)]
    [TestCase("0", ExpectedResult = null)]
    [TestCase("-5", ExpectedResult = null)]
    [TestCase("1e300", ExpectedResult = null)]
    public double? The_expiry_comes_from_the_response(string expiresIn)
    {
        DateTimeOffset now = new(2026, 3, 11, 12, 0, 0, TimeSpan.Zero);
        OAuthToken token = ScriptedOAuth.Token(1) with { AdditionalProperties = new() { ["expires_in"] = JsonElement.Parse(expiresIn) } };

        OAuthTokenPair pair = OAuthTokenPair.From(token, now);

        Assert.That((pair.AccessToken, pair.RefreshToken), Is.EqualTo(("access_1", "refresh_1")));
        return (pair.ExpiresAt - now)?.TotalSeconds;
    }

    private static IEnumerable<object> Holders() =>
    [
        new NotionOptions { Token = Secret, ClientId = "id", ClientSecret = Secret },
        new OAuthTokenPair(Secret, Secret),
        new OAuthTokenPair(Secret, Secret, DateTimeOffset.UnixEpoch),
        new OAuthTokenProvider(new ScriptedOAuth(_ => throw new NotSupportedException()), new OAuthTokenPair(Secret, Secret), (_, _) => ValueTask.CompletedTask),
        ScriptedOAuth.Token(1) with { AccessToken = Secret, RefreshToken = Secret, AdditionalProperties = new() { ["id_token"] = JsonElement.Parse($"\"{Secret}\"") } },
        new RefreshTokenGrant(Secret),
        new AuthorizationCodeGrant { Code = Secret },
        new IntrospectTokenRequest(Secret),
        new RevokeTokenRequest(Secret),
        new UnknownTokenGrant(JsonElement.Parse($$"""{"grant_type":"{{Secret}}","assertion":"{{Secret}}"}""")),
    ];
}
