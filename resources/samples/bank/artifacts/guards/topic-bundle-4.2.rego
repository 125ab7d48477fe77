# bundle 4.2 of the topic policy (fictional)
package terrane.topic

default allow = false

allow { input.topic == "account" }
allow { input.topic == "cards" }
allow { input.topic == "fees" }

deny["no advice"] { input.topic == "investment" }
deny["no advice"] { input.topic == "tax" }
