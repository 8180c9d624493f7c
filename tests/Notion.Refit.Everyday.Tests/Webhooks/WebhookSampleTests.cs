using System.Text;
using System.Text.Json;
using Notion.Refit.Models;
using Notion.Refit.Testing;

namespace Notion.Refit.Everyday.Tests.Webhooks;

/// <summary>Sample deliveries of Notion, and what is made of them by accident or on purpose.</summary>
internal sealed class WebhookSampleTests
{
    private const string Delivery =
        """
        {"id":"367cba44-b6f3-4c92-81e7-6a2e9659efd4","timestamp":"2026-03-11T12:00:00.000Z","workspace_id":"13950b26-c203-4f3b-b97d-93ec06319565","workspace_name":"W","subscription_id":"29d75c0d-5546-4414-8459-7b7a92f1fc4b",
        "integration_id":"0ef2e755-4912-8096-91c1-00376a88a5ca","type":"comment.created","authors":[{"id":"c7c11cca-1d73-471d-9b6e-bdef51470190","type":"person"}],"accessible_by":[],"attempt_number":1,
        "entity":{"id":"153104cd-477e-80ca-8f75-001d9e2b6839","type":"comment"},"data":{"page_id":"0ef104cd-477e-80e1-8571-cfd10e92339a","parent":{"id":"0ef104cd-477e-80e1-8571-cfd10e92339a","type":"page"}}}
        """;

    private readonly NotionWebhookSignature _signature = new("secret_abc");

    public static IEnumerable<TestCaseData> Samples
    {
        get
        {
            string? folder = Surroundings.TryFind("shared/recordings/more/webhooks");
            if (folder is null)
                return [new TestCaseData("").SetArgDisplayNames("none").Ignore("There are no samples beside the checkout (shared/recordings/more/webhooks).")];
            return Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(file => new TestCaseData(file).SetArgDisplayNames(Path.GetFileNameWithoutExtension(file)));
        }
    }

    [TestCaseSource(nameof(Samples))]
    public void A_sample_is_signed_verified_and_parsed_without_loss(string file)
    {
        byte[] body = File.ReadAllBytes(file);

        bool isParsed = _signature.TryParse(body, _signature.Sign(body), out WebhookEvent? delivered);

        Assert.That(isParsed, Is.True);
        using JsonDocument sent = JsonDocument.Parse(body);
        Assert.Multiple(() =>
        {
            Assert.That(delivered, Is.Not.InstanceOf<UnknownWebhookEvent>());
            Assert.That(delivered!.GetType().Name, Is.EqualTo(NameOf(sent.RootElement.GetProperty("type").GetString()!)));
            Assert.That(JsonElement.DeepEquals(JsonSerializer.SerializeToElement(delivered), sent.RootElement), Is.True, JsonSerializer.Serialize(delivered));
        });

        // One byte more, fewer or another one.
        string signature = _signature.Sign(body);
        byte[] changed = [.. body];
        changed[body.Length / 2] ^= 1;
        Assert.That(_signature.Verify(changed, signature) || _signature.Verify(body.AsSpan(1), signature) || _signature.Verify([.. body, (byte)' '], signature), Is.False);
    }

    [Test]
    public void A_delivery_that_is_cut_or_damaged_is_refused_without_an_exception()
    {
        byte[] body = Encoding.UTF8.GetBytes(Delivery);
        int refused = 0;
        Assert.Multiple(() =>
        {
            for (int length = 0; length < body.Length; length++)
                Try(body.AsSpan(0, length));
            foreach (byte damage in (byte[])[0, (byte)'"', (byte)'\\', (byte)'{', (byte)'9', 0xFF, 0xC3])
            {
                for (int i = 0; i < body.Length; i++)
                {
                    byte[] damaged = [.. body];
                    damaged[i] = damage;
                    Try(damaged);
                }
            }
        });
        Assert.That(refused, Is.GreaterThan(body.Length));

        void Try(ReadOnlySpan<byte> bytes)
        {
            try
            {
                if (!NotionWebhookSignature.TryParse(bytes, out _))
                    refused++;
                NotionWebhookSignature.TryReadVerificationToken(bytes, out _);
            }
            catch (Exception e)
            {
                Assert.Fail($"{Encoding.UTF8.GetString(bytes)}: {e}");
            }
        }
    }

    [TestCase("\"type\":\"comment.created\"", "\"type\":5")]
    [TestCase("\"type\":\"comment.created\"", "\"type\":null")]
    [TestCase("\"type\":\"comment.created\"", "\"type\":\"\"")]
    [TestCase("\"type\":\"comment.created\"", "\"type\":\"\\ud800\"")]
    [TestCase("\"attempt_number\":1", "\"attempt_number\":1e400")]
    [TestCase("\"attempt_number\":1", "\"attempt_number\":99999999999999999999")]
    [TestCase("2026-03-11T12:00:00.000Z", "9999-99-99T99:99:99Z")]
    [TestCase("13950b26-c203-4f3b-b97d-93ec06319565", "x")]
    [TestCase("\"authors\":[", "\"authors\":{\"a\":[")]
    [TestCase("\"data\":{", "\"data\":[{")]
    public void A_member_of_another_form_throws_nothing(string part, string replacement)
    {
        byte[] body = Encoding.UTF8.GetBytes(Delivery.Replace(part, replacement, StringComparison.Ordinal));

        Assert.That(() => NotionWebhookSignature.TryParse(body, out _), Throws.Nothing);
        Assert.That(() => _signature.TryParse(body, _signature.Sign(body), out _), Throws.Nothing);
    }

    [TestCase("[", 100_000)]
    [TestCase("{\"type\":", 100_000)]
    [TestCase("{\"verification_token\":", 100_000)]
    public void Deep_nesting_throws_nothing(string opening, int depth)
    {
        byte[] body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(opening, depth)));

        Assert.That(NotionWebhookSignature.TryParse(body, out _), Is.False);
        Assert.That(NotionWebhookSignature.TryReadVerificationToken(body, out _), Is.False);
    }

    [Test]
    public void An_unknown_event_is_kept_with_everything_it_says()
    {
        byte[] body = Encoding.UTF8.GetBytes(Delivery.Replace("comment.created", "comment.pinned", StringComparison.Ordinal).Replace("\"page_id\"", "\"colour\":[1,{\"a\":null}],\"page_id\"", StringComparison.Ordinal));

        Assert.That(_signature.TryParse(body, _signature.Sign(body), out WebhookEvent? pinned), Is.True);

        Assert.That(pinned, Is.InstanceOf<UnknownWebhookEvent>());
        using JsonDocument sent = JsonDocument.Parse(body);
        Assert.That(JsonElement.DeepEquals(JsonSerializer.SerializeToElement(pinned), sent.RootElement), Is.True);
    }

    // page.created → PageCreated
    private static string NameOf(string type) => string.Concat(type.Split('.', '_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
